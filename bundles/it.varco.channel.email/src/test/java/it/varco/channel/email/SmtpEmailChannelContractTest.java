package it.varco.channel.email;

import it.varco.proves.Proves;
import it.varco.tck.notification.NotificationChannelContract;
import it.varco.tck.notification.NotificationChannelFixture;

/** The channel keeps the contract in front of a server that can be in every condition. */
@Proves({"NC-01", "NC-02", "NC-03", "NC-04", "NC-05", "NC-06", "NC-07", "NC-08", "NC-09", "NC-11", "NC-12", "SEC-52"})
class SmtpEmailChannelContractTest extends NotificationChannelContract {

    @Override
    protected NotificationChannelFixture fixture() {
        return new SmtpWorld(ScriptedServer.inClear(), SmtpWorld.inClear());
    }
}
