export async function* buffers() {}
