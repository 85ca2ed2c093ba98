import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { createJsonSaver, readJsonFile } from '../json-file.ts';

const storedCode = z.object({ value: z.string(), expiresAt: z.number() });

const storedUser = z.object({
  sub: z.string(),
  /** The sign-in name, in lower case. */
  email: z.string(),
  /** An address that the user wants and has not proved yet. */
  wantedEmail: z.string().optional(),
  attributes: z.record(z.string(), z.string()),
  status: z.enum(['UNCONFIRMED', 'CONFIRMED', 'FORCE_CHANGE_PASSWORD']),
  password: z.object({ salt: z.string(), verifier: z.string() }).optional(),
  /** Until when a password that an administrator has set may be replaced, in epoch milliseconds. */
  temporaryUntil: z.number().optional(),
  disabled: z.boolean().optional(),
  /** An authenticator app: its secret in base32, and the time step of the last code that was used. */
  softwareToken: z.object({ secret: z.string(), name: z.string(), usedStep: z.number() }).optional(),
  /** The secret of an app that is being set up. */
  pendingToken: z.string().optional(),
  /** Whether a sign-in asks for the app's code. */
  asksForCode: z.boolean().optional(),
  groups: z.array(z.string()),
  codes: z.partialRecord(z.enum(['sign-up', 'password', 'email']), storedCode),
  /** Epoch milliseconds. */
  createdAt: z.number(),
});

export type User = z.infer<typeof storedUser>;
export type CodePurpose = keyof User['codes'];

export type Users = {
  /** By e-mail address, in any case, or by `sub`. */
  find(username: string): User | undefined;
  /** Members of a group, in the order of their making. */
  inGroup(group: string): User[];
  add(email: string, initial: Pick<User, 'attributes' | 'status'>): User;
  /** Changes the address that a user signs in with. */
  rename(user: User, email: string): void;
  remove(user: User): void;
  /** Writes all changes made so far; resolves when they are on disk. */
  save(): Promise<void>;
};

/** The pool's users, kept in memory and in one JSON file. */
export async function openUsers(file: string): Promise<Users> {
  const byEmail = new Map<string, User>();
  const bySub = new Map<string, User>();
  for (const user of z.array(storedUser).parse((await readJsonFile(file)) ?? [])) index(user);

  function index(user: User): void {
    byEmail.set(user.email, user);
    bySub.set(user.sub, user);
  }
  return {
    find: (username) => bySub.get(username) ?? byEmail.get(username.toLowerCase()),
    inGroup: (group) => [...bySub.values()].filter(({ groups }) => groups.includes(group)),
    add(email, initial) {
      const user: User = {
        sub: randomUUID(),
        email: email.toLowerCase(),
        groups: [],
        codes: {},
        createdAt: Date.now(),
        ...initial,
      };
      index(user);
      return user;
    },
    rename(user, email) {
      byEmail.delete(user.email);
      user.email = email.toLowerCase();
      index(user);
    },
    remove(user) {
      byEmail.delete(user.email);
      bySub.delete(user.sub);
    },
    save: createJsonSaver(file, () => [...bySub.values()]),
  };
}
