package it.varco.federation;

import java.io.InputStream;
import java.io.Reader;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.ls.LSInput;

/** A file of this bundle, as the parser of schemas wants to be given one. */
final class SchemaInput implements LSInput {

    private final InputStream bytes;

    SchemaInput(InputStream bytes) {
        this.bytes = bytes;
    }

    @Override
    public InputStream getByteStream() {
        return bytes;
    }

    @Override
    public @Nullable Reader getCharacterStream() {
        return null;
    }

    @Override
    public @Nullable String getStringData() {
        return null;
    }

    @Override
    public @Nullable String getSystemId() {
        return null;
    }

    @Override
    public @Nullable String getPublicId() {
        return null;
    }

    @Override
    public @Nullable String getBaseURI() {
        return null;
    }

    @Override
    public @Nullable String getEncoding() {
        return null;
    }

    @Override
    public boolean getCertifiedText() {
        return false;
    }

    @Override
    public void setByteStream(InputStream stream) {
        throw fixed();
    }

    @Override
    public void setCharacterStream(Reader stream) {
        throw fixed();
    }

    @Override
    public void setStringData(String data) {
        throw fixed();
    }

    @Override
    public void setSystemId(String id) {
        throw fixed();
    }

    @Override
    public void setPublicId(String id) {
        throw fixed();
    }

    @Override
    public void setBaseURI(String uri) {
        throw fixed();
    }

    @Override
    public void setEncoding(String encoding) {
        throw fixed();
    }

    @Override
    public void setCertifiedText(boolean certified) {
        throw fixed();
    }

    private static UnsupportedOperationException fixed() {
        return new UnsupportedOperationException("it is a file of this bundle");
    }
}
