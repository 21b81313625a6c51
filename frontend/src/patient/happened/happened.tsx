/** Something happened: red flags first, decided on the phone, with or without a signal or an account. */

import { over } from "../../messages/en/screening";
import { WarningSigns } from "./warning-signs";

const end = () => import("./end");

export default function Happened() {
  return <WarningSigns reason="happened" over={over.happened} end={end} />;
}
