/**
 * What the user pool asks of a password, beside upper-case and lower-case letters, a digit and a symbol. The pool, its stand-in
 * and the hint at the field say the same.
 */
export const PASSWORD_MIN_LENGTH = 12;
