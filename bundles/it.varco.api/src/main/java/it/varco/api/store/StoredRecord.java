package it.varco.api.store;

/** A record as it was read. Immutable. */
public final class StoredRecord {

    private final String key;
    private final long version;
    private final byte[] value;

    /**
     * @param key as in {@link RecordStore}
     * @param version 1 or more, another after every change
     */
    public StoredRecord(String key, long version, byte[] value) {
        this.key = key;
        this.version = version;
        this.value = value.clone();
    }

    /** The key. */
    public String key() {
        return key;
    }

    /**
     * The version, for a later {@link RecordChange}: 1 or more, and another after every change. No version of a key
     * comes again while anybody can remember it, not even when the record was deleted, or expired, and was made anew.
     */
    public long version() {
        return version;
    }

    /** A copy of the value, 0 to 32 768 bytes. */
    public byte[] value() {
        return value.clone();
    }

    /** Without the value. */
    @Override
    public String toString() {
        return "StoredRecord[version=" + version + "]";
    }
}
