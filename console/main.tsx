import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '@mantine/core/styles.layer.css';
import { createQueryClient } from './api/query-client.ts';
import './base.css';
import { startWords } from './i18n/i18n.ts';
import { router } from './router.tsx';
import { theme } from './theme.ts';

const schemes = localStorageColorSchemeManager({ key: 'packhorse-scheme' });
const queries = createQueryClient();

const Console = () => (
  <MantineProvider theme={theme} colorSchemeManager={schemes} defaultColorScheme="auto">
    <QueryClientProvider client={queries}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </MantineProvider>
);

await startWords();
const place = document.getElementById('root');
if (!place) throw new Error('the page has no place for the console');
createRoot(place).render(
  <StrictMode>
    <Console />
  </StrictMode>,
);
