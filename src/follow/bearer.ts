/** What a check's own endpoints ask for. */
export const bearer = (token: string) => ({ Authorization: `Bearer ${token}` });
