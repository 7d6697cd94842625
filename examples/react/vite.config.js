// Requests for /graphql go on to the server, so that it need not allow another origin.
const target = process.env.COMMUNIQUE ?? 'http://localhost:4000';
const proxy = { '/graphql': { target, changeOrigin: true } };

export default { server: { proxy }, preview: { proxy } };
