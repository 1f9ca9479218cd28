import { Button, CloseButton, Menu, TextInput } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import { useState } from 'react';
import { useDirectory, useWarehouseName } from '../../../api/directory.ts';
import { useCodeText } from '../../../i18n/code-text.ts';
import type { English } from '../../../i18n/en.ts';
import { useLanguage, useWords } from '../../../i18n/i18n.ts';
import { usePlaceText } from '../../../i18n/place-text.ts';
import { useTroubleText } from '../../../i18n/trouble-text.ts';
import { useKey } from '../../../keys/use-key.ts';
import { instantText } from '../../../piece/time-text.ts';
import { FILTERS, FLAGS, type FilterName, useFilter } from './filter.ts';
import css from './list.module.css';

type CodeKind = keyof English['code'];

const KIND: Partial<Record<FilterName, CodeKind>> = {
  stage: 'stage',
  status: 'status',
  waiting_on: 'waiting',
  carrier: 'carrier',
  method: 'method',
};

const STAGES = ['received', 'paid', 'allocated', 'picked', 'packed', 'handed_over', 'delivered', 'cancelling', 'ended'];
const STATUSES = [
  'accepted',
  'awaiting_payment',
  'fulfilling',
  'after_sales',
  'completed',
  'rejected',
  'expired',
  'cancelling',
  'cancelled',
];
const WAITS = [
  'payment',
  'release',
  'pick',
  'pack',
  'booking',
  'hand_over',
  'delivery',
  'agent',
  'supervisor',
  'attention',
  'resumed',
];

/** What each filter can be set to; those without a list are typed. */
const useChoices = (): ((name: FilterName) => readonly string[]) => {
  const { warehouses, carriers, payment_methods: methods } = useDirectory();
  const lists: Partial<Record<FilterName, readonly string[]>> = {
    stage: STAGES,
    status: STATUSES,
    waiting_on: WAITS,
    warehouse: warehouses.map(({ id }) => id),
    carrier: carriers,
    method: methods,
  };
  return (name) => (FLAGS.includes(name) ? ['true', 'false'] : (lists[name] ?? []));
};

const useValueText = () => {
  const t = useWords();
  const text = useCodeText();
  const language = useLanguage();
  const warehouse = useWarehouseName();
  const [place, trouble] = [usePlaceText(), useTroubleText()];
  return (name: FilterName, value: string): string => {
    if (FLAGS.includes(name)) return t(value === 'true' ? 'orderList.filter.yes' : 'orderList.filter.no');
    if (name === 'warehouse') return warehouse(value);
    if (name === 'waiting_at') return value === 'none' ? t('orderList.filter.nowhere') : place(value);
    if (name === 'trouble') return trouble(value);
    if (name === 'from' || name === 'to') return instantText(Date.parse(value), Date.now(), { t, language });
    const kind = KIND[name];
    return kind === undefined ? value : text(kind, value);
  };
};

const isDay = (name: FilterName): boolean => name === 'from' || name === 'to';

/** A day or a number that nobody can list. */
const Typed = ({ name, onSet }: { readonly name: FilterName; readonly onSet: (value: string) => void }) => {
  const t = useWords();
  const [value, setValue] = useState('');
  const set = (): void => onSet(isDay(name) ? new Date(`${value}T00:00:00`).toISOString() : value.trim());
  return (
    <form
      className={css.typed}
      onSubmit={(event) => {
        event.preventDefault();
        if (value !== '') set();
      }}
    >
      <TextInput
        aria-label={t(`orderList.filter.${name}`)}
        type={isDay(name) ? 'date' : 'text'}
        value={value}
        onChange={(event) => setValue(event.target.value)}
      />
      <Button type="submit">{t('orderList.filter.set')}</Button>
    </form>
  );
};

const AddFilter = () => {
  const t = useWords();
  const { set } = useFilter();
  const choices = useChoices();
  const valueText = useValueText();
  const [isOpen, setOpen] = useState(false);
  useKey('filter', () => setOpen(true));
  const choose = (name: FilterName, value: string): void => {
    setOpen(false);
    set(name, value);
  };
  return (
    <Menu opened={isOpen} onChange={setOpen} position="bottom-start" trapFocus>
      <Menu.Target>
        <Button variant="subtle" leftSection={<IconFilter size={15} />}>
          {t('orderList.filter.add')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {FILTERS.map((name) => (
          <Menu.Sub key={name}>
            <Menu.Sub.Target>
              <Menu.Sub.Item>{t(`orderList.filter.${name}`)}</Menu.Sub.Item>
            </Menu.Sub.Target>
            <Menu.Sub.Dropdown>
              {choices(name).map((value) => (
                <Menu.Item key={value} onClick={() => choose(name, value)}>
                  {valueText(name, value)}
                </Menu.Item>
              ))}
              {choices(name).length === 0 ? <Typed name={name} onSet={(value) => choose(name, value)} /> : null}
            </Menu.Sub.Dropdown>
          </Menu.Sub>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
};

/** The filters of the address, each as a chip that can be taken away. */
export const FilterBar = () => {
  const t = useWords();
  const { filter, remove } = useFilter();
  const valueText = useValueText();
  const chips = FILTERS.flatMap((name) => (filter[name] === undefined ? [] : [{ name, value: filter[name] }]));
  return (
    <div className={css.bar}>
      <AddFilter />
      {chips.map(({ name, value }) => {
        const label = t(`orderList.filter.${name}`);
        return (
          <span key={name} className={css.chip}>
            {label}:{' '}
            {value
              .split(',')
              .map((each) => valueText(name, each))
              .join(', ')}
            <CloseButton
              size="xs"
              aria-label={t('orderList.filter.remove', { name: label })}
              onClick={() => remove(name)}
            />
          </span>
        );
      })}
    </div>
  );
};
