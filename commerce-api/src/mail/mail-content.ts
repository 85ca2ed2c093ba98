/** A mail as it is read: as plain text, and as HTML for programs that show it. */
export interface MailContent {
  subject: string;
  text: string;
  html: string;
}

/** One line without control characters, whatever was typed: nobody can add lines to a mail. */
export const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
