/** Shown for the moment between the verdict and the gateway's answer; it looks again by itself. */
export const preparingPage = `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="1">
<title>支付正在准备 · Payment is being prepared</title>
<body style="font: 18px/1.6 system-ui, 'Noto Sans CJK SC', sans-serif; margin: 20vh auto; max-width: 32rem; padding: 0 1.5rem">
<p>正在为您准备支付，请稍候。</p>
<p lang="en">Your payment is being prepared. This page goes on by itself.</p>
</body>
</html>
`;
