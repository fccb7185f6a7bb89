// One PostgreSQL for the whole run.
export async function setup(): Promise<void> {}
