/** Which words of care belong to a device: by its platform, and this one also by its maker. Pure. */

import type { DeviceHealth } from "../../api/types";
import type { Maker, Platform } from "../../messages/en/phone-care";

export function platformOf(platform: DeviceHealth["platform"]): Platform {
  if (platform === "ios" || platform === "android") return platform;
  return "desktop";
}

/** As the model names itself; the makers name their phones after no rule, so the rest is "other". */
const MODELS: [Maker, RegExp][] = [
  ["samsung", /^SM-|samsung|galaxy/i],
  ["xiaomi", /^(mi|redmi|poco|xiaomi)\b|^M\d{4}|^\d{5,}[A-Z]+\d*[A-Z]$|^2\d{6,}/i],
  ["huawei", /huawei|honor|^[A-Z]{3}-[A-Z]{1,3}\d{1,2}/],
  ["oneplus", /oneplus|^(LE|IN|NE|KB|AC|DN|CPH|RMX|PJ|PH)[A-Z]?\d{3,4}/i],
];

/** Null when the browser does not tell a model. */
export function makerOf(model: string): Maker | null {
  if (!model || model === "K") return null;
  return MODELS.find(([, shape]) => shape.test(model))?.[0] ?? "other";
}

interface Hints {
  userAgentData?: { getHighEntropyValues(names: string[]): Promise<{ model?: string }> };
}

/** The model of this phone, as far as the browser tells it. */
export async function ownModel(): Promise<string> {
  const { userAgentData } = navigator as Hints;
  const told = await userAgentData?.getHighEntropyValues(["model"]).catch(() => null);
  return told?.model ?? /Android [^;)]*; ([^;)]+?)(?: Build\/[^;)]*)?\)/.exec(navigator.userAgent)?.[1] ?? "";
}
