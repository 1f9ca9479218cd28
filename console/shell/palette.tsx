import { useDebouncedValue } from '@mantine/hooks';
import { Spotlight } from '@mantine/spotlight';
import { IconPackage } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { type Found, isNumberLike, searchQuery } from '../api/search.ts';
import { useSession } from '../api/session.ts';
import { useCodeText } from '../i18n/code-text.ts';
import { useLanguage, useWords } from '../i18n/i18n.ts';
import type { Language } from '../i18n/language.ts';
import { KeyCaps } from '../keys/key-caps.tsx';
import { type Family, familiesOf } from './family.ts';
import { moneyText } from '../piece/money.tsx';
import { Sentence } from '../piece/sentence.tsx';
import { type FrameAction, useFrameActions } from './frame-action.ts';
import css from './palette.module.css';

const TYPING_MS = 150;

const Group = ({ label, children }: { readonly label: string; readonly children: readonly ReactNode[] }) =>
  children.length === 0 ? null : <Spotlight.ActionsGroup label={label}>{children}</Spotlight.ActionsGroup>;

const Pages = ({ families }: { readonly families: readonly Family[] }) => {
  const t = useWords();
  const navigate = useNavigate();
  return (
    <Group label={t('shell.palette.pages')}>
      {families.map(({ name, to, icon: Icon, key }) => (
        <Spotlight.Action
          key={name}
          label={t(`shell.family.${name}`)}
          leftSection={<Icon size={18} stroke={1.7} />}
          rightSection={<KeyCaps of={key} />}
          onClick={() => void navigate({ to })}
        />
      ))}
    </Group>
  );
};

const Actions = ({ actions }: { readonly actions: readonly FrameAction[] }) => {
  const t = useWords();
  return (
    <Group label={t('shell.palette.actions')}>
      {actions.map(({ id, label, icon: Icon, act }) => (
        <Spotlight.Action key={id} label={label} leftSection={<Icon size={18} stroke={1.7} />} onClick={act} />
      ))}
    </Group>
  );
};

/** `YZ-1042 · ¥128.00 · West Lake Longjing × 2` */
const titleOf = ({ order }: Found, language: Language): string => {
  const { first } = order.goods;
  const goods = first === null ? [] : [`${first.title[language]} × ${first.quantity}`];
  const total = order.total === null ? [] : [moneyText(order.total)];
  return [order.reference ?? order.id, ...total, ...goods].join(' · ');
};

/** What was found says at once why it is not further: one look is often enough. */
const FoundThings = ({ found }: { readonly found: readonly Found[] }) => {
  const t = useWords();
  const codeText = useCodeText();
  const language = useLanguage();
  const navigate = useNavigate();
  return (
    <Group label={t('shell.palette.found')}>
      {found.map((each) => (
        <Spotlight.Action
          key={each.order.id}
          leftSection={<IconPackage size={18} stroke={1.7} />}
          onClick={() => void navigate({ to: '/orders/$id', params: { id: each.order.id } })}
        >
          <span className={css.found}>
            <span data-data>{titleOf(each, language)}</span>
            <span className={css.why}>
              {codeText('status', each.order.status)} · {t(`shell.foundBy.${each.found_by}`)}
            </span>
            {each.order.waiting === null ? null : (
              <span className={css.why}>
                <Sentence
                  code={each.order.waiting.on}
                  facts={{ ...each.order.waiting.facts, until: each.order.waiting.until }}
                />
              </span>
            )}
          </span>
        </Spotlight.Action>
      ))}
    </Group>
  );
};

const useMatches = (text: string, onKeys: () => void) => {
  const t = useWords();
  const [settled] = useDebouncedValue(text, TYPING_MS);
  const has = (word: string): boolean => word.toLowerCase().includes(text.toLowerCase());
  const { data: found = [], isFetching } = useQuery(searchQuery(settled));
  const families = familiesOf(useSession().scopes).filter(({ name }) => has(t(`shell.family.${name}`)));
  const actions = useFrameActions(onKeys).filter(({ label }) => has(label));
  const isNothing = found.length + families.length + actions.length === 0;
  return { found, families, actions, isNothing, isLooking: isNumberLike(text) && (isFetching || settled !== text) };
};

/** What was looked up comes after the last letter: then nothing is chosen yet, and Enter means the first. */
const takeFirst = ({ key, nativeEvent, currentTarget }: KeyboardEvent<HTMLInputElement>): void => {
  const dialog = currentTarget.closest('[role="dialog"]');
  if (key !== 'Enter' || nativeEvent.isComposing || dialog?.querySelector('[data-selected]')) return;
  dialog?.querySelector<HTMLElement>('.mantine-Spotlight-action')?.click();
};

type Props = { readonly onKeys: () => void };

/** Pages, actions, and whatever number is pasted. */
export const Palette = ({ onKeys }: Props) => {
  const t = useWords();
  const [query, setQuery] = useState('');
  const text = query.trim();
  const { found, families, actions, isNothing, isLooking } = useMatches(text, onKeys);
  const unknown = isNumberLike(text) ? t('shell.palette.unknown', { text }) : t('shell.palette.nothing');
  return (
    <Spotlight.Root
      query={query}
      onQueryChange={setQuery}
      shortcut={null}
      transitionProps={{ duration: 100 }}
      overlayProps={{ backgroundOpacity: 0.4, blur: 0 }}
      attributes={{ content: { 'aria-label': t('shell.search') } }}
      scrollable
      maxHeight={460}
    >
      <Spotlight.Search placeholder={t('shell.searchHint')} aria-label={t('shell.search')} onKeyDown={takeFirst} />
      <Spotlight.ActionsList className={css.list}>
        <FoundThings found={found} />
        <Pages families={families} />
        <Actions actions={actions} />
        {isNothing ? <Spotlight.Empty>{isLooking ? t('shell.palette.looking') : unknown}</Spotlight.Empty> : null}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
};
