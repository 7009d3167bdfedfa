# The command and nothing else: a static binary in an empty image, as nobody in particular.
#
#   docker build -t nomcheck .
#   docker run --rm --read-only --network none -v "$PWD/nominations:/data:ro" nomcheck check --sandbox required /data
FROM rust:1.92-alpine3.22 AS build
RUN apk add --no-cache musl-dev=~1.2
WORKDIR /nomcheck
COPY Cargo.toml Cargo.lock ./
COPY src src
COPY schema schema
COPY examples examples
COPY bindings/python/Cargo.toml bindings/python/Cargo.toml
COPY bindings/python/src bindings/python/src
COPY bindings/web/Cargo.toml bindings/web/Cargo.toml
COPY bindings/web/src bindings/web/src
COPY tests tests
RUN cargo build --locked --profile dist --bin nomcheck \
 && mkdir -p /out/tmp /out/data \
 && cp target/dist/nomcheck /out/ \
 && chmod 1777 /out/tmp

FROM scratch
COPY --from=build /out/ /
USER 65534:65534
WORKDIR /data
# Reports that wait for their end are in temporary files: with --read-only, add --tmpfs /tmp for many documents.
ENTRYPOINT ["/nomcheck"]
CMD ["--help"]
