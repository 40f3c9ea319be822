package it.varco.access;

import it.varco.api.form.Text;
import it.varco.api.identity.AssuranceLevel;
import it.varco.api.identity.CodiceFiscale;
import it.varco.api.identity.CredentialKind;
import it.varco.api.identity.Identity;
import it.varco.api.session.Channel;
import it.varco.api.session.Departure;
import it.varco.api.session.Published;
import it.varco.api.session.Way;
import it.varco.api.session.Ways;
import it.varco.api.store.Effects;
import it.varco.spi.credential.CredentialProvider;
import it.varco.spi.credential.LoginRequest;
import it.varco.spi.credential.LoginStep;
import it.varco.spi.credential.ProviderDescriptor;
import it.varco.spi.credential.ProviderState;
import it.varco.spi.credential.PublicationRequest;
import it.varco.spi.credential.Refusal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A provider that sends people to another site, which says in one word what it thinks of them. */
final class AwayProvider implements CredentialProvider {

    static final String ID = "away";
    static final String NORTH = "https://north.example.it";
    static final CredentialKind KIND = new CredentialKind("spid");

    final List<LoginRequest> requests = new CopyOnWriteArrayList<>();

    @Override
    public ProviderDescriptor descriptor() {
        return ProviderDescriptor.of(ID, AssuranceLevel.HIGH)
                .kind(KIND)
                .channel(Channel.WEB)
                .build();
    }

    @Override
    public LoginStep begin(LoginRequest request) {
        requests.add(request);
        if (!request.way().equals(Optional.of(NORTH))) {
            return new LoginStep.Choose(Ways.behind(Text.of("away.enter"))
                    .way(Way.of(NORTH, "North"))
                    .build());
        }
        return leave(request);
    }

    private static LoginStep leave(LoginRequest request) {
        Departure departure = Departure.post(URI.create(NORTH + "/sso"), Map.of("RelayState", request.attempt()));
        return new LoginStep.Leave(departure, ProviderState.of(NORTH.getBytes(StandardCharsets.US_ASCII)));
    }

    @Override
    public LoginStep resume(LoginRequest request, ProviderState state) {
        requests.add(request);
        String word = request.returned()
                .map(fields -> fields.getOrDefault("word", ""))
                .orElse("");
        return switch (word) {
            case "broken" -> new LoginStep.Malformed("away.broken");
            case "gave-up" -> new LoginStep.Rejected("away.gave-up", Text.of("away.gave-up"));
            case "fault" -> new LoginStep.Unavailable("away.fault");
            case "busy" -> new LoginStep.Unavailable("away.busy");
            case "on" -> leave(request);
            case "wrong", "" -> new LoginStep.Refused(Refusal.of("away.wrong"));
            default ->
                new LoginStep.Recognised(
                        Identity.of(new CodiceFiscale(word), KIND, AssuranceLevel.SUBSTANTIAL)
                                .build(),
                        Effects.none());
        };
    }

    @Override
    public Optional<Published> published(PublicationRequest request) {
        return request.name().equals("metadata")
                ? Optional.of(Published.of(
                        "application/samlmetadata+xml",
                        request.home().toString().getBytes(StandardCharsets.UTF_8)))
                : Optional.empty();
    }
}
