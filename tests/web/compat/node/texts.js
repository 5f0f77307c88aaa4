// What an app does with twilio-node, with its one changed line; prints what it saw, for the test to look at.
const twilio = require("twilio");

const [base, account, token, from, to, stopped] = process.argv.slice(2);

async function caught(act) {
  try {
    await act();
    return null;
  } catch (error) {
    const { status, code, message, moreInfo, details } = error;
    return { status, code, message, moreInfo, details };
  }
}

async function main() {
  const client = twilio(account, token);
  client.api.baseUrl = base;
  const ready = await client.messages.create({ from, to, body: "Yes, at nine." });
  const scheduled = await client.messages.create({
    from,
    to,
    body: "Tomorrow",
    sendAt: new Date(Number(process.env.SEND_AT)),
    scheduleType: "fixed",
    mediaUrl: ["https://example.com/a.png", "https://example.com/b.png"],
  });
  const fetched = await client.messages(ready.sid).fetch();
  const canceled = await client.messages(scheduled.sid).update({ status: "canceled" });
  const media = await client.messages(scheduled.sid).media.list();
  const listed = await client.messages.list({ pageSize: 1 });
  const call = await client.calls.create({ from, to, twiml: "<Response><Say>Hi</Say></Response>" });
  console.log(
    JSON.stringify({
      ready,
      dateCreated: ready.dateCreated.toISOString(),
      dateSent: ready.dateSent,
      scheduled,
      fetched,
      canceled: canceled.status,
      media: media.map((one) => one.contentType),
      listed: listed.map((one) => one.sid),
      call: call.sid,
      denied: await caught(() => client.messages.create({ from, to: stopped, body: "Hi" })),
      unauthorized: await caught(() => {
        const other = twilio(account, "wrong");
        other.api.baseUrl = base;
        return other.messages(ready.sid).fetch();
      }),
      number: await caught(() => client.incomingPhoneNumbers("PN" + "0".repeat(32)).update({ smsUrl: "https://x.example" })),
      gone: await client.messages(scheduled.sid).remove(),
    }),
  );
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
