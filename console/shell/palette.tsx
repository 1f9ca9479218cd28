import { Spotlight } from '@mantine/spotlight';
import { IconArrowRight, IconPackage } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { type Found, isNumberLike, searchQuery } from '../api/search.ts';
import { useSession } from '../api/session.ts';
import { useCodeText } from '../i18n/code-text.ts';
import { useWords } from '../i18n/i18n.ts';
import { KeyCaps } from '../keys/key-caps.tsx';
import { Sentence } from '../piece/sentence.tsx';
import { familiesOf } from './family.ts';
import { useFrameActions } from './frame-action.ts';
import css from './palette.module.css';

const has = (word: string, query: string): boolean => word.toLowerCase().includes(query.trim().toLowerCase());

const Pages = ({ query }: { readonly query: string }) => {
  const t = useWords();
  const navigate = useNavigate();
  const families = familiesOf(useSession().scopes).filter(({ name }) => has(t(`shell.family.${name}`), query));
  if (families.length === 0) return null;
  return (
    <Spotlight.ActionsGroup label={t('shell.palette.pages')}>
      {families.map(({ name, to, icon: Icon, key }) => (
        <Spotlight.Action
          key={name}
          label={t(`shell.family.${name}`)}
          leftSection={<Icon size={18} stroke={1.7} />}
          rightSection={<KeyCaps of={key} />}
          onClick={() => void navigate({ to })}
        />
      ))}
    </Spotlight.ActionsGroup>
  );
};

const Actions = ({ query, onKeys }: { readonly query: string; readonly onKeys: () => void }) => {
  const t = useWords();
  const actions = useFrameActions(onKeys).filter(({ label }) => has(label, query));
  if (actions.length === 0) return null;
  return (
    <Spotlight.ActionsGroup label={t('shell.palette.actions')}>
      {actions.map(({ id, label, icon: Icon, act }) => (
        <Spotlight.Action key={id} label={label} leftSection={<Icon size={18} stroke={1.7} />} onClick={act} />
      ))}
    </Spotlight.ActionsGroup>
  );
};

/** What was found says at once why it is not further: one look is often enough. */
const FoundOrders = ({ found }: { readonly found: readonly Found[] }) => {
  const t = useWords();
  const text = useCodeText();
  const navigate = useNavigate();
  if (found.length === 0) return null;
  return (
    <Spotlight.ActionsGroup label={t('shell.palette.found')}>
      {found.map(({ found_by: by, order }) => (
        <Spotlight.Action
          key={order.id}
          leftSection={<IconPackage size={18} stroke={1.7} />}
          rightSection={<IconArrowRight size={16} />}
          onClick={() => void navigate({ to: '/orders/$id', params: { id: order.id } })}
        >
          <span data-data>{order.reference ?? order.id}</span> · {text('status', order.status)}
          <span className={css.by}>{t(`shell.found.${by}`)}</span>
          {order.waiting === null ? null : (
            <span className={css.why}>
              <Sentence code={order.waiting.on} facts={{ ...order.waiting.facts, until: order.waiting.until }} />
            </span>
          )}
        </Spotlight.Action>
      ))}
    </Spotlight.ActionsGroup>
  );
};

type Props = { readonly onKeys: () => void };

/** Pages, actions, and whatever number is pasted. */
export const Palette = ({ onKeys }: Props) => {
  const t = useWords();
  const [query, setQuery] = useState('');
  const text = query.trim();
  const search = useQuery(searchQuery(text));
  const isLooking = isNumberLike(text) && search.isFetching;
  const nothing = isNumberLike(text) ? t('shell.palette.unknown', { text }) : t('shell.palette.nothing');
  return (
    <Spotlight.Root
      query={query}
      onQueryChange={setQuery}
      shortcut={null}
      transitionProps={{ duration: 100 }}
      scrollable
      maxHeight={440}
    >
      <Spotlight.Search placeholder={t('shell.searchHint')} aria-label={t('shell.search')} />
      <Spotlight.ActionsList>
        <FoundOrders found={search.data ?? []} />
        <Pages query={query} />
        <Actions query={query} onKeys={onKeys} />
        <Spotlight.Empty>{isLooking ? t('shell.palette.looking') : nothing}</Spotlight.Empty>
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
};
