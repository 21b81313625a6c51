/** What the monthly questions come to. */

import { over } from "../../messages/en/screening";
import type { Ended } from "../happened/warning-signs";
import { Outcome } from "./outcome";

export default function MonthlyEnd({ verdict, id }: Ended) {
  return <Outcome verdict={verdict} id={id} over={over.monthly} />;
}
