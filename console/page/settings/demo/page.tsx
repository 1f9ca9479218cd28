import { useWords } from '../../../i18n/i18n.ts';
import { Page } from '../../../piece/page.tsx';
import { DemoControls } from '../../today/demo-box.tsx';

/** The same controls as on Today, for whoever looks for them among the settings. */
export const DemoPage = () => {
  const t = useWords();
  return (
    <Page title={t('today.demo.title')}>
      <DemoControls />
    </Page>
  );
};
