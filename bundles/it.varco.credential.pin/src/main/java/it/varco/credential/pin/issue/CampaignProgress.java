package it.varco.credential.pin.issue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * How far a campaign has come in its list.
 *
 * @param content what stands for the content of the file
 * @param from byte at which the next line begins
 * @param line number of the next line
 * @param wrong how many lines in a row were wrong until here
 * @param over whether nothing more is read of this content
 */
record CampaignProgress(String content, long from, int line, int wrong, boolean over) {

    private static final int FORMAT = 1;

    /** At the beginning of a file. */
    static CampaignProgress begun(String content) {
        return new CampaignProgress(content, 0, 1, 0, false);
    }

    /** After a line that was of use, or of none. */
    CampaignProgress after(CampaignFile.Line read, boolean useful) {
        return new CampaignProgress(content, read.end(), read.number() + 1, useful ? 0 : wrong + 1, over);
    }

    /** Nothing more of it. */
    CampaignProgress ended() {
        return new CampaignProgress(content, from, line, wrong, true);
    }

    byte[] encode() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(FORMAT);
            out.writeUTF(content);
            out.writeLong(from);
            out.writeInt(line);
            out.writeInt(wrong);
            out.writeBoolean(over);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Reads what {@link #encode} wrote; the beginning where that was of another content, or is anything else. */
    static CampaignProgress decode(byte[] bytes, String content) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readUnsignedByte() != FORMAT || !in.readUTF().equals(content)) {
                return begun(content);
            }
            return new CampaignProgress(content, in.readLong(), in.readInt(), in.readInt(), in.readBoolean());
        } catch (IOException garbled) {
            return begun(content);
        }
    }
}
