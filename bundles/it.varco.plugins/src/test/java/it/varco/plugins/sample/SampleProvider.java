package it.varco.plugins.sample;

import it.varco.api.identity.AssuranceLevel;
import it.varco.api.identity.CredentialKind;
import it.varco.api.session.Channel;
import it.varco.spi.credential.CredentialProvider;
import it.varco.spi.credential.LoginRequest;
import it.varco.spi.credential.LoginStep;
import it.varco.spi.credential.ProviderDescriptor;
import it.varco.spi.credential.ProviderState;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** A provider whose component properties say how it behaves: {@code id}, {@code answer}, {@code mood}. */
public class SampleProvider implements CredentialProvider {

    private final String id;
    private final String answer;
    private final String mood;

    public SampleProvider(Map<String, Object> properties) {
        id = String.valueOf(properties.get("id"));
        answer = String.valueOf(properties.get("answer"));
        mood = String.valueOf(properties.get("mood"));
        if (mood.equals("broken")) {
            throw new IllegalArgumentException("answer: expected something else");
        }
    }

    @Override
    public ProviderDescriptor descriptor() {
        return ProviderDescriptor.of(id, AssuranceLevel.LOW)
                .kind(new CredentialKind("sample"))
                .channel(Channel.WEB)
                .build();
    }

    @Override
    public LoginStep begin(LoginRequest request) {
        while (mood.equals("stubborn")) {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                // hangs on, as a plugin may
            }
        }
        if (mood.equals("broken-off")) {
            throw new IllegalStateException("it never answers anything else");
        }
        if (mood.equals("exhausted")) {
            throw new OutOfMemoryError("as if there were none left");
        }
        if (mood.equals("spawning")) {
            Thread left = new Thread(SampleProvider::sleep, "left-behind");
            left.setDaemon(true);
            left.start();
        }
        return new LoginStep.Unavailable(answer);
    }

    private static void sleep() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the end of a test
        }
    }

    @Override
    public LoginStep resume(LoginRequest request, ProviderState state) {
        return new LoginStep.Unavailable(answer);
    }
}
