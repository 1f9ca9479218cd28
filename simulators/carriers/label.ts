export type LabelFacts = {
  readonly carrier: string;
  readonly trackingNumber: string;
  readonly service: string;
  readonly region: string;
  readonly phoneTail: string;
};

/** A privacy label of 100 × 150 mm at 203 dpi: who brings the parcel sees name and address on the driver's device. */
export const drawLabel = ({ carrier, trackingNumber, service, region, phoneTail }: LabelFacts): string =>
  [
    '^XA^CI28^PW800^LL1200',
    `^FO40,40^A0N,60,60^FD${carrier.toUpperCase()} ${service}^FS`,
    `^FO40,130^A0N,110,110^FD${region}^FS`,
    `^FO60,300^BY3^BCN,220,Y,N,N,A^FD${trackingNumber}^FS`,
    `^FO40,640^A0N,40,40^FDTel ***${phoneTail}^FS`,
    '^XZ',
  ].join('\n');
