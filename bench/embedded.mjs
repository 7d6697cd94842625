export async function* embedded() {}
