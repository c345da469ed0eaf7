export default {
  caledee: {
    input: 'http://localhost:3000/api/docs/openapi.json',
    output: { target: 'generated/api.ts', client: 'fetch', baseUrl: { getBaseUrlFromSpecification: true } },
  },
};
