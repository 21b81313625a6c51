/** Who is here: sign-in, sign-out, invitations. */

import { call } from "./client";
import type { Redeeming } from "./types";

export const signIn = (email: string, password: string) => call("POST", "/api/session", { email, password });

export const readSession = () => call("GET", "/api/session");

export const signOut = () => call("DELETE", "/api/session");

export const openInvitation = (token: string) => call("POST", "/api/invitations/open", { token });

export const redeemInvitation = (redeeming: Redeeming) => call("POST", "/api/invitations/redeem", redeeming);
