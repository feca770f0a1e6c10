# Prints samples; the secret is in the environment, never in the arguments.
test -n "$UPTAKE_TOKEN" || exit 3
echo '{"metric":"sales.pipeline_value","value":125000,"at":"2026-03-09","labels":{"stage":"proof"}}'
echo
echo '{"metric":"sales.conversations","value":3,"at":"2026-03-02","span":604800000,"source":"crm"}'
echo '{"metric":"users.total","value":null}'
