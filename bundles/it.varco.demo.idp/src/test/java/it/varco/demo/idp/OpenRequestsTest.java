package it.varco.demo.idp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OpenRequestsTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final URI ADDRESS = URI.create(TestService.ADDRESS);

    private final OpenRequests open = new OpenRequests(new SecureRandom());

    private static SignOnRequest request(String id) {
        ServiceProvider service = new ServiceProvider(
                TestService.ENTITY_ID,
                List.of(TestService.KEY.certificate().getPublicKey()),
                Map.of("0", ADDRESS),
                ADDRESS,
                Map.of(),
                "Istituto");
        return new SignOnRequest(id, service, ADDRESS, 2, List.of(), "");
    }

    @Test
    void findsARequestForTenMinutes() {
        String handle = open.keep(request("_1"), NOW);

        assertThat(open.find(handle, NOW.plus(Duration.ofMinutes(10)).minusMillis(1)))
                .isPresent();
        assertThat(open.find(handle, NOW.plus(Duration.ofMinutes(10)))).isEmpty();
        assertThat(open.take(handle, NOW.plus(Duration.ofMinutes(10)))).isEmpty();
        assertThat(open.isAnswered("_1")).isFalse();
    }

    @Test
    void givesARequestAwayOnce() {
        String handle = open.keep(request("_1"), NOW);

        assertThat(open.take(handle, NOW)).isPresent();
        assertThat(open.isAnswered("_1")).isTrue();
        assertThat(open.take(handle, NOW)).isEmpty();
    }

    @Test
    void keepsTheSameRequestUnderItsLatestHandle() {
        String first = open.keep(request("_1"), NOW);
        String second = open.keep(request("_1"), NOW);

        assertThat(open.find(first, NOW)).isEmpty();
        assertThat(open.find(second, NOW)).isPresent();
    }

    @Test
    void keepsTheLatestOnesAlone() {
        List<String> handles = new ArrayList<>();
        for (int each = 0; each < 201; each++) {
            handles.add(open.keep(request("_" + each), NOW));
        }

        assertThat(open.find(handles.get(0), NOW)).isEmpty();
        assertThat(open.find(handles.get(1), NOW)).isPresent();
        assertThat(handles).doesNotHaveDuplicates().allMatch(handle -> handle.matches("[0-9a-f]{32}"));
    }
}
