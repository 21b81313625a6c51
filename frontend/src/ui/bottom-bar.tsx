/** The places of the phone app, and the way out. */

import { bar } from "../messages/en/words";
import { useLocation } from "../router";
import { Icon, type IconName } from "./icon";

const places: { path: string; icon: IconName; name: string; isHelp?: boolean }[] = [
  { path: "/", icon: "today", name: bar.today },
  { path: "/reminders", icon: "bell", name: bar.reminders },
  { path: "/help", icon: "help", name: bar.help, isHelp: true },
];

export function BottomBar() {
  const { path } = useLocation();
  return (
    <nav class="bottom-bar" aria-label={bar.label}>
      <ul>
        {places.map((place) => (
          <li key={place.path}>
            <a
              href={place.path}
              class={place.isHelp ? "help" : undefined}
              aria-current={path === place.path ? "page" : undefined}
            >
              <span>
                <Icon name={place.icon} />
              </span>
              {place.name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
