package it.varco.tck.notification;

/** The sample keeps every rule: what fails in {@link NotificationBreaches} fails because of the breach. */
class SampleChannelTest extends NotificationChannelContract {

    @Override
    protected NotificationChannelFixture fixture() {
        return new SampleWorld(SampleChannel::new);
    }
}
