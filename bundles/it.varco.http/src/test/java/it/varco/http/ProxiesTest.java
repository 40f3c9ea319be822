package it.varco.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.varco.proves.Proves;
import java.net.InetSocketAddress;
import org.eclipse.jetty.http.HttpFields;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxiesTest {

    private static final String LISTED = "10.0.0.1, 10.1.0.0/16, 2001:db8:1::/48";

    /** From a proxy, with what it says, comes a client; a bar separates header lines. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "10.0.0.1; 192.0.2.7; 192.0.2.7",
                "10.0.0.1; 192.0.2.7:4711; 192.0.2.7",
                "10.0.0.1; 2001:db8:2::7; 2001:db8:2:0:0:0:0:7",
                "10.0.0.1; [2001:db8:2::7]:4711; 2001:db8:2:0:0:0:0:7",
                "10.0.0.1; ::ffff:192.0.2.7; 192.0.2.7",
                "10.0.0.1; 192.0.2.66, 192.0.2.7; 192.0.2.7",
                "10.0.0.1; 192.0.2.66 | 192.0.2.7; 192.0.2.7",
                "10.0.0.1; 192.0.2.7, 10.1.2.3; 192.0.2.7",
                "2001:db8:1::5; 192.0.2.66, 192.0.2.7, 10.1.2.3, 10.0.0.1; 192.0.2.7",
                "10.0.0.1; 10.1.2.3; 10.1.2.3",
                "10.0.0.1; unknown; 10.0.0.1",
                "10.0.0.1; 192.0.2.7, unknown; 10.0.0.1",
                "10.0.0.1; 192.0.2.7, unknown, 10.1.2.3; 10.1.2.3",
                "10.0.0.1; '\"192.0.2.66, 192.0.2.7'; 192.0.2.7",
                "10.0.0.1; proxy.example.it; 10.0.0.1",
                "10.0.0.1; 192.0.2.07; 10.0.0.1",
                "10.0.0.1; 3221225991; 10.0.0.1",
                "10.0.0.1; 192.0.2.7.; 10.0.0.1",
                "10.0.0.1; ''; 10.0.0.1",
                "10.0.0.1; ','; 10.0.0.1",
                "10.0.0.2; 192.0.2.7; 10.0.0.2",
                "2001:db8:2::5; 192.0.2.7; 2001:db8:2:0:0:0:0:5",
                "192.0.2.66; 10.0.0.1; 192.0.2.66",
            })
    @Proves("SEC-21")
    void aListedProxySaysWhoTheClientIs(String peer, String said, String client) {
        assertThat(client("X-Forwarded-For", peer, said)).isEqualTo(client);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "for=192.0.2.7                                     | 192.0.2.7",
                "For=\"192.0.2.7:4711\"; proto=https               | 192.0.2.7",
                "proto=https;for=\"[2001:db8:2::7]:4711\";by=_me   | 2001:db8:2:0:0:0:0:7",
                "for=192.0.2.66, for=192.0.2.7;host=\"evil\"       | 192.0.2.7",
                "for=\"192.0.2.66, for=192.0.2.7                   | 192.0.2.7",
                "by=192.0.2.7                                      | 10.0.0.1",
                "notfor=192.0.2.7                                  | 10.0.0.1",
                "for=_hidden                                       | 10.0.0.1",
                "192.0.2.7                                         | 10.0.0.1",
            })
    @Proves("SEC-21")
    void theStandardFieldIsReadToo(String said, String client) {
        assertThat(client("Forwarded", "10.0.0.1", said)).isEqualTo(client);
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Forwarded-For", "Forwarded"})
    @Proves("SEC-21")
    void onlyTheFieldThatIsConfiguredIsBelieved(String other) {
        String header = other.equals("Forwarded") ? "X-Forwarded-For" : "Forwarded";
        Proxies proxies = Proxies.of(LISTED, header);
        HttpFields.Mutable headers = HttpFields.build();
        headers.add(other, other.equals("Forwarded") ? "for=192.0.2.7" : "192.0.2.7");

        InetSocketAddress peer = new InetSocketAddress("10.0.0.1", 1);
        assertThat(proxies.client(peer, headers)).isEqualTo(peer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"proxy", "1.2.3", "1.2.3.4/", "1.2.3.4/33", "::/129", "1.2.3.4,,::", "1.2.3.4 ::", ":::", ".:"})
    @Proves("SEC-21")
    void aListThatIsNoneIsRefused(String list) {
        assertThatThrownBy(() -> Proxies.of(list, "Forwarded")).hasMessageContaining("'proxies' must be addresses");
    }

    private static String client(String header, String peer, String said) {
        HttpFields.Mutable headers = HttpFields.build();
        for (String line : said.split("\\|", -1)) {
            headers.add(header, line.strip());
        }
        return Proxies.of(LISTED, header)
                .client(new InetSocketAddress(peer, 4711), headers)
                .getAddress()
                .getHostAddress();
    }
}
