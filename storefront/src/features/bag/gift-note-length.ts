/** As `MAX_GIFT_NOTE` of `@lapidary/shared/bag/bag`, without that module's schemas. */
export const MAX_LENGTH = 500;
