/** "24 pieces", "1 piece". */
export const pieceCount = (pieces: number): string => `${pieces} ${pieces === 1 ? 'piece' : 'pieces'}`;
