export { deleteOrderMails } from './delete-order-mails.ts';
export { queueOrderMail } from './queue-order-mail.ts';
export { readOrderMails } from './read-order-mails.ts';
