/** Who is here: sign-in, sign-out, invitations. */

import { call } from "./client";
import type { InvitationRedeem, Me, OpenedInvitation } from "./types";

export const signIn = (email: string, password: string) =>
  call<Me>("POST", "/api/session", { email, password });

export const readSession = () => call<Me>("GET", "/api/session");

export const signOut = () => call<void>("DELETE", "/api/session");

export const openInvitation = (token: string) =>
  call<OpenedInvitation>("POST", "/api/invitations/open", { token });

export const redeemInvitation = (invitation: InvitationRedeem) =>
  call<Me>("POST", "/api/invitations/redeem", invitation);
