import type { StoreContact } from '@lapidary/shared/catalog/store';

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
  /** How the shop is reached; what is empty is not told. */
  contact: StoreContact;
  /** Origin of the shop without a trailing slash. */
  url: string;
}

/** One line without control characters, whatever was typed: nobody can add lines to a mail. */
export const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();

/** How the shop is reached, in lines. */
export const contactLines = ({ contact: { email, phone, address } }: Pick<MailStore, 'contact'>): string[] =>
  [...address, email, phone].map(oneLine).filter((line) => line !== '');
