package it.varco.tck.notification;

import it.varco.api.notification.Medium;
import it.varco.api.store.RecordChange;
import it.varco.api.store.RecordStore;
import it.varco.api.store.StoreException;
import it.varco.spi.notification.ChannelDescriptor;
import it.varco.spi.notification.Content;
import it.varco.spi.notification.Delivery;
import it.varco.spi.notification.Envelope;
import it.varco.spi.notification.NotificationChannel;
import it.varco.spi.notification.Report;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A channel that keeps every rule. Its subclasses in {@link NotificationBreaches} break one rule each. */
class SampleChannel implements NotificationChannel {

    static final String REPORT = "report/";
    static final Duration LIMIT = Duration.ofSeconds(1);

    final SampleCarrier carrier;
    final RecordStore records;

    SampleChannel(SampleCarrier carrier, RecordStore records) {
        this.carrier = carrier;
        this.records = records;
    }

    @Override
    public ChannelDescriptor descriptor() {
        return ChannelDescriptor.of("sample", Medium.EMAIL).limit(LIMIT).build();
    }

    @Override
    public Delivery send(Envelope envelope) {
        Optional<Delivery.Rejected> flaw = flaw(envelope);
        if (flaw.isPresent()) {
            return flaw.get();
        }
        try {
            if (records.get(envelope.key()).isPresent()) {
                return new Delivery.Accepted();
            }
            handOver(envelope);
            records.apply(List.of(RecordChange.put(envelope.key(), RecordChange.ABSENT, kept(envelope))));
            return new Delivery.Accepted();
        } catch (SampleCarrier.Trouble e) {
            return trouble(envelope, e.forGood);
        } catch (InterruptedException e) {
            return interrupted();
        } catch (StoreException e) {
            return new Delivery.Unknown("sample.records");
        }
    }

    Optional<Delivery.Rejected> flaw(Envelope envelope) {
        if (!goodAddress(envelope.address())) {
            return Optional.of(new Delivery.Rejected("sample.address"));
        }
        boolean carried = envelope.content() instanceof Content.Mail mail && goodSubject(mail.subject());
        return carried ? Optional.empty() : Optional.of(new Delivery.Rejected("sample.content"));
    }

    boolean goodAddress(String address) {
        return address.matches("[a-z0-9.]+@[a-z.]+");
    }

    boolean goodSubject(String subject) {
        return subject.chars().noneMatch(Character::isISOControl);
    }

    void handOver(Envelope envelope) throws SampleCarrier.Trouble, InterruptedException {
        String text = envelope.content() instanceof Content.Mail mail ? mail.text() : "";
        carrier.take(new Arrival(mark(envelope), envelope.address(), text), LIMIT.dividedBy(10));
    }

    String mark(Envelope envelope) {
        return envelope.key();
    }

    byte[] kept(Envelope envelope) {
        return new byte[] {1};
    }

    Delivery trouble(Envelope envelope, boolean forGood) {
        return forGood ? new Delivery.Rejected("sample.refused") : new Delivery.Unknown("sample.carrier");
    }

    Delivery interrupted() {
        Thread.currentThread().interrupt();
        return new Delivery.Unknown("sample.carrier");
    }

    @Override
    public List<Report> reports() {
        return records.list(REPORT, "", 100).stream()
                .map(found -> new Report(found.key().substring(REPORT.length()), found.value()[0] == 1, "sample.told"))
                .toList();
    }

    @Override
    public void noted(List<Report> reports) {
        reports.forEach(report -> records.get(REPORT + report.key())
                .ifPresent(found -> records.apply(List.of(RecordChange.delete(found.key(), found.version())))));
    }
}
