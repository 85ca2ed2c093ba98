/** Keeps the checkout transaction of any bag short. */
export const MAX_LINES = 100;
