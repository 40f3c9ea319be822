package it.varco.access;

import it.varco.api.form.Exhibit;
import it.varco.api.form.Field;
import it.varco.api.form.FieldKind;
import it.varco.api.form.Form;
import it.varco.api.form.Text;
import it.varco.api.identity.AssuranceLevel;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.identity.CredentialKind;
import it.varco.api.identity.Identity;
import it.varco.api.session.Channel;
import it.varco.api.store.Effects;
import it.varco.api.store.RecordChange;
import it.varco.spi.credential.CredentialProvider;
import it.varco.spi.credential.LoginRequest;
import it.varco.spi.credential.LoginStep;
import it.varco.spi.credential.ProviderDescriptor;
import it.varco.spi.credential.ProviderState;
import it.varco.spi.credential.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A provider for staff: recognises whoever says {@code yes}, and makes credentials for those who were invited. */
final class StaffProvider implements CredentialProvider {

    static final String YES = "yes";

    final AtomicInteger enrolled = new AtomicInteger();
    volatile CredentialKind kind = new CredentialKind("local");
    volatile AssuranceLevel level = AssuranceLevel.HIGH;
    volatile Effects proving = Effects.none(); // of whoever comes in

    @Override
    public ProviderDescriptor descriptor() {
        return ProviderDescriptor.of("local", AssuranceLevel.HIGH)
                .kind(kind)
                .channel(Channel.MANAGEMENT)
                .block(Duration.ofMinutes(3))
                .enrols()
                .build();
    }

    @Override
    public LoginStep begin(LoginRequest request) {
        Form.Builder form = Form.builder()
                .field(Field.of("word", FieldKind.SECRET, Text.of("local.word")).build());
        if (request.enrolment().isPresent()) {
            form.exhibit(Exhibit.of(Exhibit.Kind.QR, Text.of("local.qr"), "otpauth://totp/secret"))
                    .exhibit(Exhibit.codes(Text.of("local.codes"), List.of("one", "two")));
        } else {
            form.field(Field.of("person", FieldKind.CODICE_FISCALE, Text.of("local.person"))
                    .subject()
                    .build());
        }
        return new LoginStep.Ask(form.build(), ProviderState.none());
    }

    @Override
    public LoginStep resume(LoginRequest request, ProviderState state) {
        String word = new String(
                request.submission().orElseThrow().secret("word").orElseThrow().reveal());
        if (!word.equals(YES)) {
            return new LoginStep.Refused(Refusal.of("local.wrong"));
        }
        boolean making = request.enrolment().isPresent();
        CodiceFiscale person = making
                ? request.enrolment().orElseThrow().person()
                : request.submission().orElseThrow().codiceFiscale("person").orElseThrow();
        RecordChange made =
                RecordChange.put("account-" + enrolled.incrementAndGet(), RecordChange.ABSENT, new byte[] {1});
        return new LoginStep.Recognised(
                Identity.of(person, kind, level).build(), making ? Effects.records(List.of(made)) : proving);
    }
}
