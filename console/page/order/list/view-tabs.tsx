import { ActionIcon, Button, Checkbox, Popover, TextInput, UnstyledButton } from '@mantine/core';
import { IconBookmark, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useWords } from '../../../i18n/i18n.ts';
import { problemTexts } from '../../../piece/problem-text.ts';
import { keptOf, useFilter } from './filter.ts';
import { USUAL_VIEWS, useCount, useForgetView, useSavedViews, useSaveView } from './views.ts';
import css from './list.module.css';

type TabProps = { readonly name: string; readonly query: string; readonly isData?: boolean };

const Tab = ({ name, query, isData = false }: TabProps) => {
  const { filter, take } = useFilter();
  const count = useCount(query, filter.shop ?? '');
  const isHere = keptOf(filter) === new URLSearchParams(query).toString();
  return (
    <UnstyledButton
      className={css.tab}
      data-here={isHere || undefined}
      aria-current={isHere ? 'page' : undefined}
      onClick={() => take(query)}
    >
      <span data-data={isData || undefined}>{name}</span>
      <span className={css.count}>{count}</span>
    </UnstyledButton>
  );
};

const SaveView = () => {
  const t = useWords();
  const { filter } = useFilter();
  const save = useSaveView();
  const [isOpen, setOpen] = useState(false);
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const keep = (): void =>
    save.mutate({ name: name.trim(), query: keptOf(filter), shared }, { onSuccess: () => setOpen(false) });
  return (
    <Popover opened={isOpen} onChange={setOpen} trapFocus withArrow>
      <Popover.Target>
        <Button variant="subtle" leftSection={<IconBookmark size={15} />} onClick={() => setOpen(!isOpen)}>
          {t('orderList.views.save')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            keep();
          }}
        >
          <TextInput
            label={t('orderList.views.name')}
            value={name}
            maxLength={40}
            onChange={(event) => setName(event.target.value)}
            error={save.error ? problemTexts(save.error, t).join(' ') : undefined}
          />
          <Checkbox
            my={8}
            label={t('orderList.views.shared')}
            checked={shared}
            onChange={(event) => setShared(event.target.checked)}
          />
          <Button type="submit" disabled={name.trim() === ''} loading={save.isPending}>
            {t('orderList.views.keep')}
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
};

/** Views with their counts: those that everybody has, then one's own and shared ones. */
export const ViewTabs = () => {
  const t = useWords();
  const { filter } = useFilter();
  const saved = useSavedViews();
  const forget = useForgetView();
  const known = [...USUAL_VIEWS, ...saved].some(
    ({ query }) => new URLSearchParams(query).toString() === keptOf(filter),
  );
  return (
    <nav className={css.tabs} aria-label={t('orderList.views.label')}>
      {USUAL_VIEWS.map(({ name, query }) => (
        <Tab key={name} name={t(`orderList.view.${name}`)} query={query} />
      ))}
      {saved.map(({ id, name, query }) => (
        <span key={id} className={css.saved}>
          <Tab name={name} query={query} isData />
          <ActionIcon size={18} aria-label={t('orderList.views.forget', { name })} onClick={() => forget.mutate(id)}>
            <IconX size={12} />
          </ActionIcon>
        </span>
      ))}
      {known ? null : <SaveView />}
    </nav>
  );
};
