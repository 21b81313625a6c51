/** The places of the phone app, and the way out. */

import { bar } from "../messages/en/words";
import { useLocation } from "../router";
import { Icon, type IconName } from "./icon";

const places: { path: string; icon: IconName; name: string; isHelp?: boolean }[] = [
  { path: "/", icon: "today", name: bar.today },
  { path: "/plan", icon: "progress", name: bar.plan },
  { path: "/learn", icon: "learn", name: bar.learn },
  { path: "/reminders", icon: "bell", name: bar.reminders },
  { path: "/help", icon: "help", name: bar.help, isHelp: true },
];

export function BottomBar() {
  const place = `/${useLocation().path.split("/")[1]}`;
  return (
    <nav class="bottom-bar" aria-label={bar.label}>
      <ul>
        {places.map(({ path, icon, name, isHelp }) => (
          <li key={path}>
            <a
              href={path}
              class={isHelp ? "help" : undefined}
              aria-current={path === place ? "page" : undefined}
            >
              <span>
                <Icon name={icon} />
              </span>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
