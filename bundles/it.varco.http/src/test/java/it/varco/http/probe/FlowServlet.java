package it.varco.http.probe;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Says something each second, four times, and holds no thread between. */
final class FlowServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final int TIMES = 4;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/event-stream");
        AsyncContext context = request.startAsync();
        context.setTimeout(0);
        Flow flow = new Flow(context, response.getOutputStream());
        flow.out.setWriteListener(flow);
    }

    private static final class Flow implements WriteListener, Runnable {

        private final AsyncContext context;
        final ServletOutputStream out;
        private int said;

        Flow(AsyncContext context, ServletOutputStream out) {
            this.context = context;
            this.out = out;
        }

        @Override
        public void onWritePossible() {
            if (said == 0) {
                later();
            }
        }

        private void later() {
            CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS).execute(this);
        }

        @Override
        public void run() {
            try {
                if (out.isReady()) {
                    out.write((":" + ++said + "\n\n").getBytes(StandardCharsets.US_ASCII));
                }
                if (out.isReady()) {
                    out.flush();
                }
            } catch (IOException e) {
                said = TIMES; // the client left
            }
            if (said == TIMES) {
                context.complete();
            } else {
                later();
            }
        }

        @Override
        public void onError(Throwable cause) {
            said = TIMES;
        }
    }
}
