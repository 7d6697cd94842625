import { ApolloClient, HttpLink, InMemoryCache } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import { relayStylePagination } from '@apollo/client/utilities';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Visits } from './visits';

const cache = new InMemoryCache({
  typePolicies: {
    Query: { fields: { visits: relayStylePagination(['where', 'orderBy']) } },
    PartialDate: { keyFields: ['edtf'] },
  },
});
const client = new ApolloClient({ cache, link: new HttpLink({ uri: '/graphql' }) });

createRoot(document.querySelector('#root')!).render(
  <StrictMode>
    <ApolloProvider client={client}>
      <Visits />
    </ApolloProvider>
  </StrictMode>,
);
