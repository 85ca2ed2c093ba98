import type { StoreContact } from '@lapidary/shared/catalog/store';

/** A mail as it is read: as plain text, and as HTML for programs that show it. */
export interface MailContent {
  subject: string;
  text: string;
  html: string;
}

/** One line without control characters, whatever was typed: nobody can add lines to a mail. */
export const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();

/** How the shop is reached, in lines. */
export const contactLines = ({ email, phone, address }: StoreContact): string[] =>
  [...address, email, phone].map(oneLine).filter((line) => line !== '');
