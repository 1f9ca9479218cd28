import { ActionIcon, Indicator, Popover } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api, dataOf } from '../api/client.ts';
import { useMay } from '../api/session.ts';
import { useWords } from '../i18n/i18n.ts';
import { useLive } from '../live/use-live.ts';
import css from './top-bar.module.css';

const WAITING = ['actions', 'waiting'] as const;

const readWaiting = () =>
  dataOf(api.GET('/v1/actions', { params: { query: { state: 'awaiting_approval', limit: 100 } } }));

/** What waits for me: for whoever decides, the actions that nobody has decided yet. */
export const Bell = () => {
  const t = useWords();
  const mayDecide = useMay()('actions:approve');
  const { data } = useQuery({ queryKey: WAITING, queryFn: readWaiting, enabled: mayDecide });
  useLive(WAITING);
  const count = data?.data.length ?? 0;
  return (
    <Popover position="bottom-end" width={300}>
      <Indicator label={count} size={15} offset={5} disabled={count === 0} color="var(--tone-attention)">
        <Popover.Target>
          <ActionIcon aria-label={`${t('shell.bell.title')}: ${count}`}>
            <IconBell size={18} stroke={1.7} />
          </ActionIcon>
        </Popover.Target>
      </Indicator>
      <Popover.Dropdown>
        <p className={css.bellTitle}>{t('shell.bell.title')}</p>
        {count === 0 ? t('shell.bell.none') : <Link to="/desk">{t('shell.bell.approvals', { count })}</Link>}
      </Popover.Dropdown>
    </Popover>
  );
};
