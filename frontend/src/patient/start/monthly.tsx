/** The warning signs once more, a month after the last time. */

import * as words from "../../messages/en/screening";
import { WarningSigns } from "../happened/warning-signs";

const end = () => import("./monthly-end");

export default function Monthly() {
  return <WarningSigns reason="monthly" over={words.over.monthly} end={end} />;
}
