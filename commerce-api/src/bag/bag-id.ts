import { randomBytes } from 'node:crypto';

import type { Settings } from '../settings.ts';

export const BAG_COOKIE = 'lapidary_bag';

/** How long a bag is kept after it was last changed: its cookie, and its row. */
export const BAG_DAYS = 60;

/** Attributes of the bag cookie; clearing it takes the same ones. */
export const bagCookieOptions = ({ publicUrl }: Pick<Settings, 'publicUrl'>) => ({
  path: '/',
  httpOnly: true,
  sameSite: 'Lax' as const,
  secure: publicUrl.startsWith('https:'),
  maxAge: BAG_DAYS * 24 * 60 * 60,
});

const BYTES = 24;
const BAG_ID = /^[\w-]{32}$/;

/** 192 random bits: whoever knows the id holds the bag. */
export const newBagId = (): string => randomBytes(BYTES).toString('base64url');

/** The id in a bag cookie, or undefined when there is none or it is none of ours. */
export const parseBagId = (cookie: string | undefined): string | undefined =>
  cookie !== undefined && BAG_ID.test(cookie) ? cookie : undefined;
