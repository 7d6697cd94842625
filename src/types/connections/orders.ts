/** A key of `orders`, for more than one noun. */
export const updatedAt = { columns: ['updatedAt'], description: 'The time of the last change.' };
