// What an app does with @ringcentral/sdk, with its one changed line; prints what it saw, for the test to look at.
const { SDK } = require("@ringcentral/sdk");

const [server, clientId, clientSecret, jwt, from, batches, to, stopped] = process.argv.slice(2);
const extension = "/restapi/v1.0/account/~/extension/~";
const a2p = "/restapi/v1.0/account/~/a2p-sms";

async function caught(act) {
  try {
    await act();
    return null;
  } catch (error) {
    const said = error.response ? await error.response.json() : {};
    return { status: error.response && error.response.status, ...said, message: error.message };
  }
}

const other = () => new SDK({ server, clientId, clientSecret, cachePrefix: "other" }).platform();

async function main() {
  const platform = new SDK({ server, clientId, clientSecret }).platform();
  await platform.login({ jwt });
  const json = async (answer) => (await answer).json();
  const text = (number, words) => ({ from: { phoneNumber: from }, to: [{ phoneNumber: number }], text: words });
  const ready = await json(platform.post(`${extension}/sms`, text(to, "Yes, at nine.")));
  const fetched = await json(platform.get(`${extension}/message-store/${ready.id}`));
  const numbers = await json(platform.get(`${extension}/phone-number`));
  const listed = await json(platform.get(`${extension}/message-store`, { direction: "Inbound", perPage: 1 }));
  const batch = await json(
    platform.post(`${a2p}/batches`, { from: batches, text: "Hello", messages: [{ to: [to] }, { to: [stopped] }] }),
  );
  const inBatch = await json(platform.get(`${a2p}/messages`, { batchId: batch.id }));
  const call = await json(platform.post(`${extension}/ring-out`, { from: { phoneNumber: from }, to: { phoneNumber: to } }));
  await platform.refresh();
  const refreshed = await json(platform.get(`${extension}/message-store/${ready.id}`));
  const denied = await caught(() => platform.post(`${extension}/sms`, text(stopped, "Hi")));
  const mms = await caught(() => platform.post(`${extension}/mms`, {}));
  const wrong = await caught(() => other().login({ jwt: "wrong" }));
  await platform.logout();
  const loggedIn = await platform.loggedIn();
  console.log(
    JSON.stringify({ ready, fetched, numbers, listed, batch, inBatch, call, refreshed, denied, mms, wrong, loggedIn }),
  );
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
