/** A mail as it is read: as plain text, and as HTML for programs that show it. */
export interface MailContent {
  subject: string;
  text: string;
  html: string;
}

/** What a template knows of the shop. */
export interface MailStore {
  name: string;
  /** Of amounts and country names. */
  locale: string;
  /** Origin of the shop without a trailing slash. */
  url: string;
}

/** One line without control characters, whatever was typed: nobody can add lines to a mail. */
export const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
