import { spotlight } from '@mantine/spotlight';
import { Outlet, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useSession } from '../api/session.ts';
import { useWords } from '../i18n/i18n.ts';
import { withWords } from '../i18n/part.ts';
import { listenForKeys } from '../keys/dispatch.ts';
import { useFallbackKey, useKey } from '../keys/use-key.ts';
import { useStream } from '../live/use-live.ts';
import { type Family, FAMILIES, familiesOf } from './family.ts';
import { Guard } from './guard.tsx';
import { Rail } from './rail.tsx';
import { TopBar } from './top-bar.tsx';
import css from './shell.module.css';

const PauseBanner = lazy(() =>
  withWords(['code'], async () => ({ default: (await import('./pause-banner.tsx')).PauseBanner })),
);
const Overlays = lazy(() =>
  withWords(['code', 'guide', 'keys'], async () => ({ default: (await import('./overlays.tsx')).Overlays })),
);

/** A key for each family, whether the role has it or not: one that it has not does nothing. */
const GoKey = ({ family: { key, to }, isMine }: { readonly family: Family; readonly isMine: boolean }) => {
  const navigate = useNavigate();
  useKey(key, () => void navigate({ to }), isMine);
  return null;
};

/** Where staff at a desk work: rail, top bar, content. */
export const Shell = () => {
  const t = useWords();
  const [isHelp, setHelp] = useState(false);
  const mine = familiesOf(useSession().scopes);
  useStream();
  useEffect(listenForKeys, []);
  useKey('palette', spotlight.open);
  useFallbackKey('filter', spotlight.open);
  useKey('help', () => setHelp(true));
  return (
    <div className={css.shell}>
      <a href="#content" className={css.skip}>
        {t('shell.skip')}
      </a>
      {FAMILIES.map((family) => (
        <GoKey key={family.name} family={family} isMine={mine.includes(family)} />
      ))}
      <Rail />
      <div className={css.main}>
        <TopBar onSearch={spotlight.open} onKeys={() => setHelp(true)} />
        <Suspense>
          <PauseBanner />
        </Suspense>
        <main id="content" className={css.content} tabIndex={-1}>
          <Guard>
            <Outlet />
          </Guard>
        </main>
      </div>
      <Suspense fallback={null}>
        <Overlays isHelp={isHelp} onHelp={setHelp} />
      </Suspense>
    </div>
  );
};
