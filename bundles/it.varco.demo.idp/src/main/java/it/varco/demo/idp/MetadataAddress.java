package it.varco.demo.idp;

import it.varco.federation.SamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches the metadata of the service from where it publishes them: no redirect, no more than is read, no long wait.
 */
final class MetadataAddress implements Supplier<Optional<byte[]>> {

    private static final Logger LOG = LoggerFactory.getLogger(MetadataAddress.class);
    private static final int LONGEST_WAIT_MILLIS = 3000;

    private final URI address;

    MetadataAddress(URI address) {
        this.address = address;
    }

    @Override
    public Optional<byte[]> get() {
        try {
            HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
            connection.setInstanceFollowRedirects(false);
            connection.setUseCaches(false);
            connection.setConnectTimeout(LONGEST_WAIT_MILLIS);
            connection.setReadTimeout(LONGEST_WAIT_MILLIS);
            return read(connection);
        } catch (IOException gone) {
            LOG.warn("the metadata of the service cannot be fetched address={}", address, gone);
            return Optional.empty();
        }
    }

    private Optional<byte[]> read(HttpURLConnection connection) throws IOException {
        if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
            connection.disconnect();
            LOG.warn(
                    "the metadata of the service cannot be fetched address={} status={}",
                    address,
                    connection.getResponseCode());
            return Optional.empty();
        }
        try (InputStream body = connection.getInputStream()) {
            return Optional.of(body.readNBytes(SamlReader.LARGEST + 1));
        }
    }
}
