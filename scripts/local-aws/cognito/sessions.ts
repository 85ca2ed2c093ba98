import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { createJsonSaver, readJsonFile } from '../json-file.ts';

const storedSession = z.object({
  /** The `origin_jti` claim of every token that comes from this sign-in. */
  id: z.string(),
  sub: z.string(),
  /** SHA-256 of the refresh token, so that the file gives nobody a way in. */
  refreshTokenHash: z.string(),
  /** Epoch seconds. */
  signedInAt: z.number(),
  expiresAt: z.number(),
});

/** One sign-in: lives until its refresh token expires or is revoked. */
export type Session = z.infer<typeof storedSession>;

export type Sessions = {
  start(sub: string): { session: Session; refreshToken: string };
  /** The session of a refresh token that is neither expired nor revoked. */
  byRefreshToken(refreshToken: string): Session | undefined;
  isActive(sessionId: string): boolean;
  end(session: Session): void;
  /** Ends every session of a user (global sign-out). */
  endAll(sub: string): void;
  save(): Promise<void>;
};

const REFRESH_TOKEN_SECONDS = 30 * 24 * 3600;

/** The pool's sign-ins, kept in memory and in one JSON file. `now` gives epoch milliseconds. */
export async function openSessions(file: string, now: () => number): Promise<Sessions> {
  const byHash = new Map<string, Session>();
  const byId = new Map<string, Session>();
  for (const session of z.array(storedSession).parse((await readJsonFile(file)) ?? [])) index(session);

  function index(session: Session): void {
    if (session.expiresAt * 1000 <= now()) return;
    byHash.set(session.refreshTokenHash, session);
    byId.set(session.id, session);
  }
  function end(session: Session): void {
    byHash.delete(session.refreshTokenHash);
    byId.delete(session.id);
  }
  function unexpired(session: Session | undefined): Session | undefined {
    return session && session.expiresAt * 1000 > now() ? session : undefined;
  }
  return {
    start(sub) {
      const refreshToken = randomBytes(48).toString('base64url');
      const signedInAt = Math.floor(now() / 1000);
      const session: Session = {
        id: randomUUID(),
        sub,
        refreshTokenHash: hash(refreshToken),
        signedInAt,
        expiresAt: signedInAt + REFRESH_TOKEN_SECONDS,
      };
      index(session);
      return { session, refreshToken };
    },
    byRefreshToken: (refreshToken) => unexpired(byHash.get(hash(refreshToken))),
    isActive: (sessionId) => unexpired(byId.get(sessionId)) !== undefined,
    end,
    endAll(sub) {
      for (const session of byId.values()) if (session.sub === sub) end(session);
    },
    save: createJsonSaver(file, () => [...byId.values()]),
  };
}

function hash(refreshToken: string): string {
  return createHash('sha256').update(refreshToken).digest('base64');
}
